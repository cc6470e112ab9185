// A file to the server: resolves to its place there, "" if it did not arrive; `moved` is told how many bytes have.
function transfer(file, moved = () => {}) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    // The server stores equal files under equal names as one, and it deletes each when it is read.
    form.append('files', file, `${Date.now()}-${Math.random().toString(36).slice(2)}`);
    request.upload.onprogress = (event) => moved(event.loaded);
    request.onload = () => {
      try {
        resolve(request.status === 200 ? JSON.parse(request.responseText)[0] : '');
      } catch {
        resolve('');
      }
    };
    request.onerror = () => resolve('');
    request.open('POST', `${window.gradio_config?.root ?? ''}/gradio_api/upload`);
    request.send(form);
  });
}

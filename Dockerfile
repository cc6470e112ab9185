# The page and its doors: docker build -t pullquote . && docker compose up
FROM python:3.12-slim AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /src
RUN python -m venv /opt/pullquote
COPY requirements.lock pyproject.toml README.md LICENSE NOTICE.md ./
COPY eval ./eval
COPY index ./index
COPY qa ./qa
COPY ui ./ui
RUN /opt/pullquote/bin/pip install -c requirements.lock .

FROM python:3.12-slim
COPY --from=build /opt/pullquote /opt/pullquote
RUN useradd --create-home --uid 10001 pullquote && mkdir /articles /cache && chown pullquote /cache
ENV PATH=/opt/pullquote/bin:$PATH XDG_CACHE_HOME=/cache PYTHONUNBUFFERED=1
USER 10001
WORKDIR /home/pullquote
VOLUME /cache
EXPOSE 7860
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:7860/healthz', timeout=4)"]
ENTRYPOINT ["pullquote"]
CMD ["chat", "--host", "0.0.0.0", "--articles", "/articles", "--watch"]

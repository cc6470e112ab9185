"""The doors for other programs, beside the page: `/v1`, `/docs`, `/metrics`, `/healthz`, `/embed`, and an MCP server.

`routes` are what the page's server takes on; `guard` admits, limits and counts callers (`counts`); `asked` is
what they may send, `asking` a question on its way, `completions` and `pages` what they get in OpenAI's form and as
HTML. `tools` serves MCP clients; `shield`, `bodies` and `headers` are before every request, the page's too.
"""

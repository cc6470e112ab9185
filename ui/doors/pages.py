"""The HTML of the doors: one quote with its source for an `<iframe>`, and the list of the doors themselves.

Neither loads anything or runs a script.
"""

from __future__ import annotations

import json
from html import escape
from typing import Any

from qa.types import Citation
from ui.reference import in_sentence

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:1rem;color:#1b1b1b;background:#fff}"
    "blockquote{margin:0;font-size:1.25em}"
    "mark{background:#ffe9a8;color:inherit}footer,p{color:#555;margin:.5rem 0 0}pre{overflow:auto;background:#f4f4f4;"
    "padding:.5rem}@media(prefers-color-scheme:dark){body{background:#161616;color:#eee}mark{background:#5c4a12}"
    "footer,p{color:#aaa}pre{background:#222}a{color:#9cf}}"
)
_NOTHING_SAID = "Successful Response"  # FastAPI's description of an undescribed response


def policy(ancestors: str) -> dict[str, str]:
    """Return the headers of a page that loads nothing and that only `ancestors` may frame."""
    is_for_others = ancestors not in ("'self'", "'none'")
    only = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors "
    return {
        "Content-Security-Policy": only + ancestors,
        "Cross-Origin-Resource-Policy": "cross-origin" if is_for_others else "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }


def embed_page(citation: Citation | None, nothing: str, remark: str = "") -> str:
    """Return a quote marked in its sentence, with its source and a remark; `nothing` is shown if there is none."""
    if citation is None:
        return _page("Pullquote", f"<p>{escape(nothing)}</p>")
    before, words, after = map(escape, in_sentence(citation))
    quote = f"{before}<mark>{words}</mark>{after}"
    title = escape(citation.title or citation.source)
    if citation.url is not None:
        title = f'<a href="{escape(citation.url)}" target="_blank" rel="noopener noreferrer">{title}</a>'
    rest = [escape(part) for part in (citation.author, citation.site, citation.published, citation.place) if part]
    below = " · ".join([title, *rest, *([escape(remark)] if remark else [])])
    return _page(citation.title, f"<blockquote>{quote}</blockquote><footer>{below}</footer>")


def docs_page(schema: dict[str, Any]) -> str:
    """Return the doors of an OpenAPI schema, each with what it takes."""
    parts = ['<h1>Pullquote for programs</h1><p>The same as a schema: <a href="openapi.json">openapi.json</a></p>']
    for path, methods in schema["paths"].items():
        for method, door in methods.items():
            taken = {each["name"]: each["schema"] for each in door.get("parameters", ())}
            body = door.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
            shape = schema.get("components", {}).get("schemas", {}).get(body.get("$ref", "").rpartition("/")[2])
            shown = "\n".join(_field(name, each) for name, each in (shape["properties"] if shape else taken).items())
            parts.append(f"<h2>{method.upper()} {escape(path)}</h2><p>{escape(door.get('description', ''))}</p>")
            answered = door["responses"]["200"]["description"]
            parts.append(f"<p>{escape(answered)}</p>" if answered != _NOTHING_SAID else "")
            parts.append(f"<pre>{escape(shown)}</pre>" if shape or taken else "")
    return _page("Pullquote for programs", "".join(parts))


def _field(name: str, spec: dict[str, Any]) -> str:
    """Return a line for a parameter of a door: its name, its type, and its default."""
    of = f" of {_type(spec['items'])}" if "items" in spec else ""
    given = f" = {json.dumps(spec['default'])}" if "default" in spec else ""
    most = next((f", at most {spec[key]:,}" for key in ("maxLength", "maxItems", "maximum") if key in spec), "")
    return f"{name}: {_type(spec)}{of}{given}{most}"


def _type(spec: dict[str, Any]) -> str:
    return str(spec.get("type") or spec.get("$ref", "text or list").rpartition("/")[2])


def _page(title: str, body: str) -> str:
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
    head += f"<style>{_STYLE}</style>"
    return f'<!doctype html><html lang="en"><head>{head}</head><body><main>{body}</main></body></html>'

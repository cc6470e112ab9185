"""Attempts to break Pullquote: `kills` kills processes that change an index, `fuzz` feeds arbitrary bytes to readers.

`state` compares indexes, `targets` are the fuzzed functions, `mutation` mutates bytes, `mutating` runs a target on
them, and `children` does so in processes of their own.
`verbatim` quotes made-up articles from files that `writers` makes, and extracts their texts again.
`load` lets many visitors ask at once, `servers` kills one of two servers, and `loads` computes the figures of both.
`advisories` compares locked packages with a file of known vulnerabilities.
`uploads` kills a server while it receives files, and `visits` opens and leaves the page many times, both as a
`visitor`.
"""

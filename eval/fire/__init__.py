"""Attempts to break it: `kills` kills processes that change an index, `fuzz` feeds arbitrary bytes to readers.

`state` compares indexes, `targets` are the fuzzed functions, `mutation` mutates bytes, and `children` are
the processes that it happens in.
`verbatim` quotes made-up articles, in the files of `writers`, and makes their texts again.
`load` lets many visitors ask at once, `servers` kills one of two servers, and `loads` has their figures.
`advisories` holds locked packages against a file of known vulnerabilities.
`uploads` kills a server that files are sent to, and `visits` comes and goes, both as a `visitor` of the page.
"""

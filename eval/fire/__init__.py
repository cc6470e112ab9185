"""What is done to break it: `kills` ends processes that change an index, `fuzz` throws any bytes at what reads them.

`state` says what an index holds, `targets` what is fuzzed, `mutation` makes bytes of others.
"""

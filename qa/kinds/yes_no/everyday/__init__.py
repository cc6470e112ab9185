"""Everyday questions, and everyday sentences that decide them, in forms of which each says one thing.

- `asking` puts a question, and `telling` and `spokesmen` a clause, in other words for the general rules; `described`
  puts a name for "the conductor" or "the island", and `promises` what was promised for "in the event it did not".
- Some are decided by rules of their own: `orders` ("Do not wash it"), `charges` ("Admission is free"), `called_off`
  ("has suspended the strike") and `admissions` ("denied that"). `verdict` puts all of them together.
"""

"""Everyday questions, and everyday sentences that decide them, in forms of which each says one thing.

- `asking` puts a question, and `telling` and `spokesmen` a clause, in other words for the general rules.
- Some are decided by rules of their own, which `verdict` puts together: `orders` ("Do not wash it"), `charges`
  ("Admission is free"), `called_off` ("has suspended the strike") and `admissions` ("denied that").
"""

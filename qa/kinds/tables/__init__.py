"""The tables of an article, and what a question finds in them.

- What is a table: `grids` reads rows of cells (`splitting`), some of them `spanning`, of tables, of `sections` that are
  alike, and of lines with labels; `labels` and `label_lists` are what stands behind a label. `figures` are the values
  of a column, `totals` rows of all others.
- What a question names: `rows`, by the cells that `naming` finds (`departures`), by `day_columns` and by `ticks`, which
  are `told_apart` if there are several; `absent` is what no row has. `columns` are asked for by their header or in
  other words.
- Which of several columns is meant: `ties` are narrowed, by `age_columns`, by the `periods` of headers and by what is
  `measured` in them; `payers` are for whom a price is; `unlike_columns` only share a word with the question, as those
  of other `participles` do. `holders` are columns that can hold what is asked for, `fitting_columns` those
  that do so though no word names them. A table whose columns are things is `turned` around.
- One cell: `lookups` puts the cell that a question asks for in place of the others, by what it finds in an
  `asked_table`, if none of the other `headings` is meant. `cells` finds it by row and column, or else `by_value`,
  `rankings` (`medals`) or `superlatives`, or `denied`, or as the first or last time of `timetables`.
- Several cells: `whole_columns`, those of `alike_rows`, of rows with the same `marks`, or of rows that are `bounded` by
  a limit.
- Yes or no: `deciding` by a cell, `winners` by one of the `results` ("Orme 3 Marl 1"), whose figures `scores` finds.

It imports nothing else of the folder above but the modules that all of it shares.
"""

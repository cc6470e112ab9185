"""Scoring against gold question-answer pairs: README.md beside this file says how.

- to run: `score`, `compare`, `floor`, `followups`, `pairs`, `verdicts` (on `made_questions`), `speakers`, `structure`,
  `versions`, `extraction`, `scans`, `transcribed`, `peers/`, `bench/`, `fire/`; to choose by: `retrieval`, `settings`,
  `ranking`, `calibrate` (`fitting`, of `batches`); `training/` makes the reader;
- reading: `made_pages`, by `extractors`;
- asking: `tasks`, of `gold`, `squad`, `news` or `conversations` (`rows`), by `run`, or saved `predictions`;
- judging: `judge`, by `metrics`, `stages` and `wholes`;
- summarising: `summary`, of `measures` and `selective` (`bootstrap`);
- saving: `partial`, `saved`, `trec`, `report/`; `figures` checks what is published (`published`). `sizes` parses chunk
  sizes; `sides` ranks texts by either side of the search; `errors`
  holds the errors, `command` how commands fail.
"""

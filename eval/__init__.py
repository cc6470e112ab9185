"""Scoring against gold question-answer pairs: README.md in this folder says how.

- to run: `score`, `compare`, `threshold`, `followups`, `retyped`, `pairs`, `verdicts` (on `yes_no`, `made_questions`),
  `speakers`, `structure`, `versions`, `extraction`, `scans`, `peers/`, `bench/`, `fire/`; to choose by: `settings`,
  `ranking`, `calibrate` (`fitting`, of `batches`), `rules`; `training/` makes the reader;
- reading: `made_pages`, by `extractors`;
- asking: `tasks`, of `gold`, `squad`, `news` (`pages`) or `conversations` (`rows`), by `run`, or saved `predictions`;
- judging: `judge`, by `metrics`, `stages` and `wholes`;
- summarising: `summary`, of `measures` and `selective` (`bootstrap`);
- saving: `partial`, `saved`, `trec`, `report/`; `figures` checks what is published (`published`);
- `sides` ranks texts by either side of the search; `errors` holds the errors, `command` what commands share.
"""

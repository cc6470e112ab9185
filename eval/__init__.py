"""Scoring against gold question-answer pairs: README.md beside this file says how.

- to run: `score`, `compare`, `floor`, `followups`, `pairs`, `speakers`, `structure`, `versions`, `extraction`, `scans`,
  `peers/`, `bench/`, `fire/`; to choose by: `retrieval`, `settings`, `ranking`, `calibrate` (`fitting`, of `batches`);
  `training/` makes the reader;
- read: `made_pages`, by `extractors`;
- asked: `tasks`, of `gold`, `squad`, `news` or `conversations` (`rows`), by `run`, or told by `predictions`;
- judged: `judge`, by `metrics`, `stages` and `wholes`;
- brought together: `summary`, of `figures` and `selective` (`bootstrap`);
- kept: `partial`, `saved`, `report/`. `sizes` reads what is typed; `sides` ranks texts by either side of the search;
  `errors` says what can go wrong.
"""

"""Scoring against gold question-answer pairs: README.md beside this file says how.

<<<<<<< HEAD
- to run: `score`, `compare`, `floor`, `followups`, `speakers`, `peers/`, `bench/`; to choose by: `retrieval`, `settings`,
  `calibrate`; `training/` makes the reader;
=======
- to run: `score`, `compare`, `floor`, `followups`, `pairs`, `structure`, `peers/`, `bench/`; to choose by: `retrieval`,
  `settings`, `calibrate`; `training/` makes the reader;
>>>>>>> main
- asked: `tasks`, of `gold`, `squad` or `conversations` (`rows`), by `run`, or told by `predictions`;
- judged: `judge`, by `metrics` and `stages`;
- brought together: `summary`, of `figures` and `selective` (`bootstrap`);
- kept: `partial`, `saved`, `report/`. `sizes` reads what is typed; `sides` ranks texts by either side of the search.
"""

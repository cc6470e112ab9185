"""Reports of scored runs, for people and for programs."""

from eval.report.saving import RESULTS, facts_of, replace_file, save, write_json

__all__ = ["RESULTS", "facts_of", "replace_file", "save", "write_json"]

"""What other articles say beside an answer, compared by value."""

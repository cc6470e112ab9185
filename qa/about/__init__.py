"""Questions about the articles themselves: who wrote one, when it was published, what its headline is.

`asking` recognises such a question, with `phrases` for the words that say which article. `finding` finds that article
by its title, author, day or topic. `authors`, `days` and `titles` find where it states what is asked (`fields`),
`makers_named` who else made it, `saying` who wrote that something is so. `answering` decides.
"""

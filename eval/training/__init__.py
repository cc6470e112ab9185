"""Making the weights of `qa/model`: `python -m eval.training.pack` and `eval.training`, then `average` and `export`.

- `pack` tokenizes `data` with its `near_misses` and `passages`, for another machine; `keep_out` keeps questions out;
  `pack_pairs` tokenizes yes/no questions and what decides them (`pairs`);
- training: `loop`, of a `network`, on `batches` of `draws` from a pack, and on `verdict_batches`;
- `export` writes what is shipped, with `model`, `quantize`, `split` and `int8` (`int8_graph`); `restore` undoes it;
- `embedder` writes the network of `index/model`, which takes its weights from an installed package
  (`embedder_weights`).
"""

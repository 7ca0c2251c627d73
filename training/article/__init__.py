"""How the block model (src/quoth/models/article-blocks.npz) is made: `python -m training.article.learn ../shared/bench/pages`."""

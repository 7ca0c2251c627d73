"""The same pipeline over many machines: web archives in, Parquet tables out, exactly once however often the run is killed.

inputs ──► index ──► plan ──► units ──► tables
paths      where     each      read,      articles, quotations,
           pages     payload   staged,    people, failures,
           are       once      renamed    one folder a day

Each step is kept as soon as it is done, under a name that its content alone decides. Which machine does it, how often and in which order
changes nothing in what comes out. Needs `pip install 'quoth[scale]'`.
"""

// What --help says.

export const usage = `Usage: gradient-graph run FILE [--backward NAME] [--format FORMAT] [--out FILE] [--max-nodes N]

Runs FILE, a .nn.ts program, and writes the computation graph it makes, with data and gradients.

  --backward NAME   run backward on the value NAME of the file's top level
  --format FORMAT   text (a table; the default), json, dot (Graphviz source) or svg (a picture)
  --out FILE        write to FILE instead of the terminal
  --max-nodes N     stop a program that makes more nodes (2000000 where left out)
  --help            show this text
  --version         show the version

In json, lines and columns count from 1 and ends are exclusive; "grad" is null while no backward pass
has reached a value; the numbers JSON cannot write are "NaN", "Infinity" and "-Infinity"; what stands in
another file than FILE says so in "file". "training" is null where fewer than two passes ran; its lists
have an entry for each pass that was kept (of a long run every 2nd, 4th, … and the last).

Ctrl-C stops a training at the end of its pass, and what it has found is written; a second Ctrl-C ends it at once.

Exit status: 0; 1 where the program has an error; 2 where this command was used wrongly;
130 where it was cancelled.
`

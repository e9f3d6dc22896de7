// One benchmark, bundled, in a process of its own. argv: its address as a file URL. Started by run.mjs.
const { run } = await import(process.argv[2])
process.stdout.write(`${JSON.stringify(await run())}\n`, () => process.exit(0))

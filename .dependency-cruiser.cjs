/** Who may import whom (docs/architecture.md). The project references refuse most of it too; this also sees cycles, orphans and layers. */

const rule = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to })
const ours = '^(agent|cli|electron|hub|renderer|shared)/'
const test = '[.]test[.]ts$'
/** `from` may import only itself and `allowed`, of our own folders. */
const direction = (folder, allowed) =>
  rule(`${folder}-direction`, `${folder}/ imports ${['itself', ...allowed].join(', ')}, nothing else of ours`, { path: `^${folder}/` }, { path: ours, pathNot: `^(${[folder, ...allowed].join('|')})/` })

module.exports = {
  forbidden: [
    direction('shared', []),
    direction('agent', ['shared']),
    direction('electron', ['agent', 'shared']),
    direction('hub', ['agent', 'shared']),
    direction('cli', ['shared']),
    direction('renderer', ['shared']),
    rule('no-tests-in-programs', 'a program never imports a test or what helps tests', { path: ours, pathNot: `${test}|/testing/` }, { path: `${test}|/testing/|^tests/` }),
    rule('no-circular', 'a cycle means that two files are one, or that a third is hidden in them', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    rule('no-orphans', 'nobody imports it and it starts nothing: delete it', { orphan: true, path: ours, pathNot: `${test}|[.]d[.]ts$` }, {}),
    rule('shared-packages', 'shared/ knows zod and temporal-polyfill only', { path: '^shared/', pathNot: `${test}|/testing/` }, { dependencyTypes: ['npm', 'npm-dev', 'npm-peer', 'core'], pathNot: '(^|/)node_modules/(zod|temporal-polyfill)/' }),
    rule('agent-packages', 'the agent is plain Node: MQTT, atomic files, parsing, word stems', { path: '^agent/', pathNot: `${test}|/testing/` }, { dependencyTypes: ['npm', 'npm-dev', 'npm-peer'], pathNot: '(^|/)node_modules/(mqtt|lowdb|write-file-atomic|zod|snowball-stemmers)/' }),
    rule('no-server-in-windows', 'a window talks through the bridge: no broker, server or disk packages', { path: '^renderer/', pathNot: test }, { path: '(^|/)node_modules/(mqtt|aedes|fastify|@fastify|ws|lowdb|write-file-atomic|yauzl|selfsigned)/' }),
    rule('no-node-in-windows', 'no Node in renderer/', { path: '^renderer/', pathNot: test }, { dependencyTypes: ['core'] }),
    rule('electron-only-in-electron', 'only electron/ knows Electron', { path: '^(agent|hub|cli|renderer|shared)/' }, { path: '(^|/)node_modules/electron/' }),
    rule('no-unresolved', 'this import leads nowhere', { path: ours }, { couldNotResolve: true }),
    rule('no-undeclared-package', 'a program needs packages that package.json declares', { path: ours }, { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] }),
    rule('node-programs-need-dependencies', 'what runs from the installed folder is a dependency, not a dev one', { path: '^(agent|hub|cli)/', pathNot: `${test}|/testing/` }, { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] }),

    // Inside the apps: app → screens → components.
    rule('apps-apart', 'board, panel and phone share renderer/ui only; the player page of packages is a world of its own', { path: '^renderer/(board|panel|phone|packages)/' }, { path: '^renderer/(board|panel|phone|packages)/', pathNot: '^renderer/$1/' }),
    rule('ui-knows-no-app', 'renderer/ui serves the apps and knows none', { path: '^renderer/ui/' }, { path: '^renderer/(board|panel|phone)/' }),
    rule('components-below-screens', 'a component knows neither screens nor stores: props in, events out', { path: '^renderer/[^/]+/components/', pathNot: test }, { path: '^renderer/[^/]+/(screens|stores)/|^renderer/[^/]+/(App[.]vue|main[.]ts)$', dependencyTypesNot: ['type-only'] }),
    rule('screens-below-app', 'a screen does not know its app', { path: '^renderer/[^/]+/screens/' }, { path: '^renderer/[^/]+/(App[.]vue|main[.]ts)$' }),
    rule('bridge-by-stores', 'only stores and main.ts import the bridge', { path: '^renderer/', pathNot: '/stores/|-store[.]ts$|^renderer/[^/]+/main[.]ts$|^renderer/bridge' }, { path: '^renderer/bridge(-socket)?[.]ts$' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^out/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], extensions: ['.ts', '.vue', '.js', '.mjs', '.cjs', '.d.ts'], mainFields: ['module', 'main', 'types'] },
  },
}

import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take twenty seconds and more: begun last, one of them would keep one core waiting for the other. */
const longest = [
  'tests/import/ten-of-each-kind.test.ts', 'agent/content/power-cut.test.ts', 'hub/bundles/bundles.test.ts', 'agent/agent.test.ts', 'hub/library/converting/converting.test.ts', 'hub/displays/catalogue-sync.test.ts', 'agent/content/ranged.test.ts',
  'hub/main.test.ts', 'hub/peers.test.ts', 'agent/disk/power-cut.test.ts', 'tests/lint/rules.test.ts', 'tests/lint/dependencies.test.ts', 'tests/lint/directions.test.ts', 'tests/fuzz/converters.test.ts', 'tests/fuzz/files.test.ts', 'tests/fuzz/archives.test.ts',
]

/** Begins the longest test files first; the others as vitest has them: those that share a process one after the other. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification) => {
      const place = longest.findIndex(file => moduleId.replaceAll('\\', '/').endsWith(file))
      return place < 0 ? longest.length : place
    }
    return (await super.sort(files)).toSorted((a, b) => placeOf(a) - placeOf(b))
  }
}

import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take the better part of a minute: begun last, one of them would keep one core waiting for the other. */
const longest = ['agent/content/power-cut.test.ts', 'tests/import/ten-of-each-kind.test.ts', 'hub/library/converting/converting.test.ts', 'tests/lint/rules.test.ts', 'tests/lint/dependencies.test.ts', 'tests/lint/directions.test.ts', 'tests/fuzz/converters.test.ts', 'tests/fuzz/archives.test.ts', 'tests/fuzz/files.test.ts']

/** Begins the longest test files first; the others as vitest has them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification) => {
      const place = longest.findIndex(file => moduleId.replaceAll('\\', '/').endsWith(file))
      return place < 0 ? longest.length : place
    }
    return (await super.sort(files)).toSorted((a, b) => placeOf(a) - placeOf(b))
  }
}

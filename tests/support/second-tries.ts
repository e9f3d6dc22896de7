import { appendFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { Reporter, TestCase } from 'vitest/node'

/** Writes a line for each test that passed only when it was tried again; tests/run.mjs says them at the end. */
export class SecondTries implements Reporter {
  readonly #file: string

  constructor(file: string) {
    this.#file = file
  }

  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky) appendFileSync(this.#file, `${test.fullName} (${relative('.', test.module.moduleId)}): ${test.result().errors?.[0]?.message.split('\n')[0] ?? ''}\n`)
  }
}

import { expect, test } from 'vitest'
import type { UploadPlan } from './upload-plan'
import { runUpload, type Reply, type UploadLine } from './upload-run'

const plan: UploadPlan = { kind: 'folder', name: 'опыт', totalBytes: 6, files: [{ path: 'index.html', file: new File(['abc'], 'index.html') }, { path: 'a b.js', file: new File(['def'], 'a b.js') }] }
const row = (change: object) => ({ uploadId: 'u1', name: 'опыт', phase: 'receiving', doneBytes: 3, totalBytes: 6, ...change })

function lineOf(answers: { begin?: Reply; put?: (path: string) => Reply; commit?: Reply }, calls: string[] = []): UploadLine {
  return {
    begin: async () => answers.begin ?? { status: 201, body: { uploadId: 'u1' } },
    put: async (_id, path, file, sent) => { calls.push(path); sent(file.size); return answers.put?.(path) ?? { status: 200, body: row({}) } },
    commit: async () => { calls.push('commit'); return answers.commit ?? { status: 200, body: row({ phase: 'done', materialId: 'm1' }) } },
  }
}
const run = async (line: UploadLine, signal = new AbortController().signal) => {
  const sent: number[] = []
  const outcome = await runUpload(plan, line, { began: () => undefined, sent: bytes => sent.push(bytes), checking: () => undefined }, signal)
  return { outcome, sent }
}

test('a whole folder ends as a material, and progress counts all files together', async () => {
  const calls: string[] = []
  const { outcome, sent } = await run(lineOf({}, calls))
  expect(outcome).toEqual({ kind: 'done', materialId: 'm1' })
  expect(calls).toEqual(['index.html', 'a b.js', 'commit'])
  expect(sent).toEqual([3, 3, 6, 6])
})

test('a refused file stops the rest and is named', async () => {
  const calls: string[] = []
  const refusal = { kind: 'path-leaves-folder', path: '../x' }
  const { outcome } = await run(lineOf({ put: () => ({ status: 422, body: row({ phase: 'refused', refusal }) }) }, calls))
  expect(outcome).toEqual({ kind: 'refused', fault: refusal })
  expect(calls).toEqual(['index.html'])
})

test.each([
  ['the hub’s own sentence is kept', { begin: { status: 429, body: { message: 'Слишком много загрузок' } } }, { kind: 'problem', message: 'Слишком много загрузок' }],
  ['an answer without words is still a refusal', { begin: { status: 500, body: undefined } }, { kind: 'problem', message: undefined }],
  ['a put that failed is not taken for sent', { put: () => ({ status: 413, body: undefined }) }, { kind: 'problem', message: undefined }],
  ['damage found at the end is told', { commit: { status: 422, body: row({ phase: 'refused', refusal: { kind: 'empty', name: 'a' } }) } }, { kind: 'refused', fault: { kind: 'empty', name: 'a' } }],
  ['a long conversion goes on without the page', { commit: { status: 200, body: row({ phase: 'converting', share: 0.2 }) } }, { kind: 'converting' }],
  ['a commit without an end is never called done', { commit: { status: 200, body: row({ phase: 'checking' }) } }, { kind: 'problem', message: undefined }],
])('%s', async (_rule, answers, expected) => expect((await run(lineOf(answers))).outcome).toEqual(expected))

test('a cable that is pulled is told apart from a person who stopped it', async () => {
  const broken: UploadLine = { ...lineOf({}), put: () => Promise.reject(new Error('gone')) }
  expect((await run(broken)).outcome).toEqual({ kind: 'link' })
  const stopper = new AbortController()
  stopper.abort()
  expect((await run(broken, stopper.signal)).outcome).toEqual({ kind: 'stopped' })
})

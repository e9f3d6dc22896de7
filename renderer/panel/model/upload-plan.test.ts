import fc from 'fast-check'
import { expect, test } from 'vitest'
import { uploadPlansOf, walkDropped, type DroppedEntry, type PickedFile } from './upload-plan'

const picked = (...paths: string[]): PickedFile[] => paths.map(path => ({ path, file: new File(['abc'], path.split('/').at(-1)!) }))
const shape = (files: PickedFile[]) => uploadPlansOf(files).map(({ kind, name, files: inside }) => [kind, name, inside.map(({ path }) => path)])

test.each([
  ['two files are two materials', picked('a.mp4', 'b.pdf'), [['file', 'a.mp4', ['a.mp4']], ['file', 'b.pdf', ['b.pdf']]]],
  ['a folder with index.html is one package', picked('опыт/index.html', 'опыт/js/app.js'), [['folder', 'опыт', ['index.html', 'js/app.js']]]],
  ['a folder of all sorts is its files', picked('всё/1.jpg', 'всё/2.pdf'), [['file', '1.jpg', ['1.jpg']], ['file', '2.pdf', ['2.pdf']]]],
  ['a folder of pictures is one series', picked('фото/1.jpg', 'фото/2.jpg'), [['folder', 'фото', ['1.jpg', '2.jpg']]]],
  ['packages inside a plain folder are found', picked('всё/а/index.html', 'всё/а/x.png', 'всё/b.mp4'), [['folder', 'а', ['index.html', 'x.png']], ['file', 'b.mp4', ['b.mp4']]]],
  ['a package’s own inner index.html does not split it', picked('p/index.html', 'p/help/index.html'), [['folder', 'p', ['index.html', 'help/index.html']]]],
  ['folders that begin alike stay apart', picked('a/index.html', 'ab/index.html'), [['folder', 'a', ['index.html']], ['folder', 'ab', ['index.html']]]],
  ['litter of operating systems stays behind', picked('p/index.html', 'p/.DS_Store', 'p/__MACOSX/x', 'p/Thumbs.db'), [['folder', 'p', ['index.html']]]],
  ['a single html file is not a package', picked('index.html'), [['file', 'index.html', ['index.html']]]],
])('%s', (_rule, files, plans) => expect(shape(files)).toEqual(plans))

test('every picked file is uploaded exactly once', () => {
  const part = fc.constantFrom('a', 'b', 'index.html', 'c.png')
  const path = fc.array(part, { minLength: 1, maxLength: 4 }).map(parts => parts.join('/'))
  fc.assert(fc.property(fc.uniqueArray(path, { maxLength: 12 }), paths => {
    const files = uploadPlansOf(picked(...paths)).flatMap(plan => plan.files.map(({ file }) => file))
    expect(new Set(files).size).toBe(paths.length)
    expect(files).toHaveLength(paths.length)
  }))
})

const fileEntry = (name: string): DroppedEntry => ({ isFile: true, isDirectory: false, name, file: receive => receive(new File(['x'], name)) })
/** A directory that answers in portions, as Chromium does. */
const folderEntry = (name: string, portions: DroppedEntry[][]): DroppedEntry => ({
  isFile: false, isDirectory: true, name,
  createReader: () => { const left = [...portions]; return { readEntries: receive => receive(left.shift() ?? []) } },
})

test('files beyond the first hundred of a dropped folder are not lost', async () => {
  const many = Array.from({ length: 130 }, (_, index) => fileEntry(`${index}.png`))
  const found = await walkDropped([folderEntry('фото', [many.slice(0, 100), many.slice(100)])])
  expect(found).toHaveLength(130)
  expect(found[129]!.path).toBe('фото/129.png')
})

test('folders inside folders keep their paths', async () => {
  const found = await walkDropped([folderEntry('p', [[fileEntry('index.html'), folderEntry('js', [[fileEntry('app.js')]])]]), fileEntry('b.pdf')])
  expect(found.map(({ path }) => path)).toEqual(['p/index.html', 'p/js/app.js', 'b.pdf'])
})

test('a file that cannot be read fails the drop aloud', async () => {
  const broken: DroppedEntry = { isFile: true, isDirectory: false, name: 'x', file: (_receive, refuse) => refuse(new Error('gone')) }
  await expect(walkDropped([broken])).rejects.toThrow('gone')
})

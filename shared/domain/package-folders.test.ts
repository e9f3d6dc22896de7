import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packageFolders } from './package-folders'

test.each([
  ['a page with its files', ['опыт/index.html', 'опыт/js/app.js'], ['опыт/']],
  ['a course and an exercise', ['a/imsmanifest.xml', 'a/x.js', 'b/h5p.json', 'b/content/content.json'], ['a/', 'b/']],
  ['pictures alone', ['фото/1.jpg', 'фото/2.PNG'], ['фото/']],
  ['one picture is no series', ['фото/1.jpg'], []],
  ['pictures with something else stay apart', ['фото/1.jpg', 'фото/2.jpg', 'фото/план.pdf'], []],
  ['pictures below a folder of other things', ['всё/план.pdf', 'всё/фото/1.jpg', 'всё/фото/2.jpg'], ['всё/фото/']],
  ['a film with its subtitles', ['кино/a.mkv', 'кино/a.ru.srt', 'кино/a.en.vtt'], ['кино/']],
  ['two films with subtitles stay apart', ['кино/a.mp4', 'кино/b.mp4', 'кино/a.srt'], []],
  ['a page inside a page belongs to it', ['p/index.html', 'p/help/index.html'], ['p/']],
  ['files without a folder', ['index.html', 'a.png', 'b.png'], []],
  ['folders that begin alike', ['a/index.html', 'ab/index.html'], ['a/', 'ab/']],
])('%s', (_rule, paths, folders) => expect(packageFolders(paths).sort()).toEqual(folders))

test('no folder is inside another one, and each holds a file', () => {
  const path = fc.array(fc.constantFrom('a', 'b', 'index.html', 'c.png', 'd.mp4', 'e.srt'), { minLength: 1, maxLength: 4 }).map(parts => parts.join('/'))
  fc.assert(fc.property(fc.uniqueArray(path, { maxLength: 12 }), paths => {
    const folders = packageFolders(paths)
    for (const folder of folders) {
      expect(paths.some(path => path.startsWith(folder))).toBe(true)
      expect(folders.filter(other => other.startsWith(folder))).toEqual([folder])
    }
  }))
})

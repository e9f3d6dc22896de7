interface Holding {
  files: number
  pictures: number
  films: number
  subtitles: number
  hasStart: boolean
}

const start = /^(index\.html?|imsmanifest\.xml|h5p\.json)$/i
const picture = /\.(png|jpe?g|webp|gif|svg|bmp|tiff?|avif|heic)$/i
const film = /\.(mp4|m4v|mov|mkv|webm|avi|wmv|mpe?g|mp3|m4a|ogg|opus|wav|flac|wma)$/i
const subtitles = /\.(srt|vtt)$/i

/**
 * Folders that are brought as one material each, as path prefixes with a slash: what names its own start page, pictures alone, or one film with subtitles. A folder inside
 * such a folder belongs to it. Names only decide what is sent together; what it is, the hub sees by its content.
 */
export function packageFolders(paths: readonly string[]): string[] {
  const held = new Map<string, Holding>()
  for (const path of paths) {
    const end = path.lastIndexOf('/')
    const name = path.slice(end + 1)
    for (let slash = end; slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      const folder = path.slice(0, slash + 1)
      const holding = held.get(folder) ?? { files: 0, pictures: 0, films: 0, subtitles: 0, hasStart: false }
      held.set(folder, holding)
      holding.files++
      if (picture.test(name)) holding.pictures++
      if (film.test(name)) holding.films++
      if (subtitles.test(name)) holding.subtitles++
      if (slash === end && start.test(name)) holding.hasStart = true
    }
  }
  const shortestFirst = [...held].filter(([, holding]) => isOne(holding)).map(([folder]) => folder).sort((a, b) => a.length - b.length)
  return shortestFirst.filter((folder, index) => !shortestFirst.slice(0, index).some(above => folder.startsWith(above)))
}

function isOne({ files, pictures, films, subtitles, hasStart }: Holding): boolean {
  return hasStart || (files > 1 && pictures === files) || (films === 1 && subtitles > 0 && films + subtitles === files)
}

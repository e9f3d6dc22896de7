import type { formatsRu } from '../ru/formats'

/** What the import makes and measures: conversions, subtitles, web links. */
export const formatsEn: typeof formatsRu = {
  converting: { share: percent => `${percent} %`, unknown: 'the program does not tell how much is left', cancelOne: name => `Stop converting “${name}”` },
  measured: {
    duration: 'Duration', size: 'Frame size', loudness: 'Loudness', pages: 'Pages', subtitles: 'Subtitles', original: 'Original file', course: 'Course', address: 'Address',
    pixels: (width, height) => `${width} × ${height}`, lufs: value => `${value} LUFS (EBU R128)`, scorm: version => `SCORM ${version}`,
    language: { ru: 'Russian', en: 'English', de: 'German', fr: 'French', es: 'Spanish', tt: 'Tatar', ba: 'Bashkir', zh: 'Chinese', und: 'language not told' },
    download: 'Download the original file', needsNetwork: 'Opens only where there is a network',
  },
  runsOnBoard: 'Such a material runs on the board only: a player there keeps it apart from the school’s network.', needsNetwork: 'A page of the internet: the board needs the network for it.',
  onBoardOnly: 'Such a material is shown by the board. Here it can be downloaded by opening it in a new tab.',
  subtitles: { add: 'Add subtitles…', language: 'Language of the subtitles', hint: 'An srt or vtt file. Subtitles in the same language are replaced.', choose: 'Choose a file', added: 'Subtitles added.' },
  link: {
    add: 'Add a link', title: 'Link to a page', address: 'Address', addressHint: 'Begins with https://', name: 'Title', save: 'Add to the library', added: 'Link added.',
    lead: 'The page opens on the board when there is a network; without one the board shows a card with its title.',
    fault: {
      malformed: 'This is no address of a page. Copy the whole line from the browser.', 'not-https': 'The address must begin with https://.',
      'host-refused': (host, allowed) => `The site ${host} is not allowed. These are: ${allowed}. Whoever looks after the server changes the list (resources/link-hosts.json).`,
    },
  },
}

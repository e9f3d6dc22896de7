import { zipOf, type RawEntry } from '../../testing/hostile-zip'

const manifest = `<manifest><metadata><schema>IMS Common Cartridge</schema><schemaversion>1.2.0</schemaversion></metadata>
  <organizations><organization><item><item identifierref="P"><title>Кристаллы</title></item><item identifierref="L"><title>Сайт</title></item><item identifierref="B"><title>Чужой сайт</title></item></item></organization></organizations>
  <resources><resource identifier="P" type="webcontent" href="p/page.html"><file href="p/page.html"/><dependency identifierref="S"/></resource><resource identifier="S" type="webcontent" href="p/s.css"><file href="p/s.css"/></resource>
  <resource identifier="I" type="webcontent" href="лёд.png"><file href="лёд.png"/></resource><resource identifier="L" type="imswl_xmlv1p2"><file href="l.xml"/></resource><resource identifier="B" type="imswl_xmlv1p2"><file href="b.xml"/></resource>
  <resource identifier="Q" type="imsqti_xmlv1p2/imscc_xmlv1p2/assessment"><file href="q.xml"/></resource><resource identifier="X" type="webcontent" href="нет.pdf"><file href="нет.pdf"/></resource></resources></manifest>`

/** A small IMS Common Cartridge: a page with its style, a picture, a link, and four things that are not taken. */
export const cartridgeEntries = (png: Buffer): RawEntry[] => [
  { name: 'imsmanifest.xml', data: manifest }, { name: 'p/page.html', data: '<!doctype html><link rel=stylesheet href=s.css><p>кристаллы</p>' }, { name: 'p/s.css', data: 'p{}' }, { name: 'лёд.png', data: png },
  { name: 'l.xml', data: '<webLink><title>Опыт</title><url href="https://resh.edu.ru/x"/></webLink>' }, { name: 'b.xml', data: '<webLink><url href="https://example.com/"/></webLink>' }, { name: 'q.xml', data: '<q/>' },
]
export const sampleCartridge = (png: Buffer): Buffer => zipOf(cartridgeEntries(png))

/** What a display may be sent, by the names that the technician's page prints. */
const candidates = {
  h264: 'video/mp4; codecs="avc1.640028"',
  hevc: 'video/mp4; codecs="hvc1.1.6.L120.90"',
  vp9: 'video/webm; codecs="vp9"',
  av1: 'video/mp4; codecs="av01.0.08M.08"',
  aac: 'audio/mp4; codecs="mp4a.40.2"',
  opus: 'audio/webm; codecs="opus"',
  mp3: 'audio/mpeg',
} as const

/** Names of the codecs that this browser says it plays. */
export function mediaCodecs(): string[] {
  const probe = document.createElement('video')
  return Object.entries(candidates).flatMap(([name, type]) => (probe.canPlayType(type) === '' ? [] : [name]))
}

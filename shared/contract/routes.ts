/** Every HTTP address of the hub, so that no two sides spell one differently. `:x` parts are filled by the makers below. */
export const routes = {
  health: '/health',
  enrolBegin: '/enrol/begin',
  enrolReveal: '/enrol/:enrolmentId/reveal',
  enrolClaim: '/enrol/:enrolmentId/claim',
  /** A display's files and documents by hash; Bearer credential of that display; ranges, ETag. */
  displayFile: '/d/:displayId/files/:sha256',
  /** Which other displays may have a file; Bearer credential of that display. */
  peerOffers: '/d/:displayId/peers/:sha256',
  /** One JPEG, once, from that display. */
  displayUpload: '/d/:displayId/uploads/:uploadId',
  /** A door for phones to "My files": a display makes it, and looks who came in; Bearer credential of that display. */
  displayDoor: '/d/:displayId/door',
  displayDoorState: '/d/:displayId/door/:code',
  /** Where the door's QR code leads: the phone page. */
  shelfDoor: '/f/:code',
  /** A teacher's phone, same origin; all but the first three by the phone's own cookie. */
  shelfEnter: '/shelf/enter',
  shelfMake: '/shelf/make',
  shelfJoin: '/shelf/join',
  shelfLeave: '/shelf/leave',
  shelf: '/shelf',
  shelfPin: '/shelf/pin',
  shelfItem: '/shelf/items/:materialId',
  shelfItemRestore: '/shelf/items/:materialId/restore',
  shelfUploadBegin: '/shelf/uploads',
  shelfUploadFile: '/shelf/uploads/:uploadId/file',
  shelfUploadCommit: '/shelf/uploads/:uploadId/commit',
  shelfUploadState: '/shelf/uploads/:uploadId',
  /** A fault in a material that somebody at a display has found; Bearer credential of that display; putting it again changes nothing. */
  displayReport: '/d/:displayId/reports/:reportId',
  /** Sums of what was shown to which class, and what teachers decided (shared/contract/screen-time); Bearer credential of that display; putting it again changes nothing. */
  displayUsage: '/d/:displayId/usage',
  /** MQTT over WebSocket, for displays behind a firewall; never for pages. */
  mqttSocket: '/mqtt',
  boardCarrier: '/carrier/board',
  panelCarrier: '/carrier/panel',
  phoneCarrier: '/carrier/phone',
  /** Content of a web display: an unguessable, expiring part stands for display and material. */
  webContent: '/w/:capability/*',
  panelSignIn: '/panel/sign-in',
  panelSignOut: '/panel/sign-out',
  /** The newest screenshot of a display; panel session. */
  panelFrame: '/panel/frames/:displayId',
  panelMaterial: '/panel/materials/:materialId/*',
  /** Lessons of the panel, session of a person: a new draft, the draft of one lesson, and a published lesson as a zip with its materials. */
  lessonDrafts: '/panel/lessons',
  lessonDraft: '/panel/lessons/:lessonId/draft',
  lessonExport: '/panel/lessons/:lessonId/export',
  /** The list of topics of a query (`?query=` JSON of panelQuerySchema, `&language=`) as `csv` or `xlsx`; panel session. */
  panelTopics: '/panel/topics.:form',
  /** A file with a timetable (`?name=`), of a technician; it is kept for half an hour and answered by its id. */
  timetableFile: '/panel/timetable/file',
  /** The timetable as a file, or a table to fill in (`timetableForms`; `?language=`); panel session. */
  timetableExport: '/panel/timetable/export/:form',
  /** A bundle for a stick (shared/contract/bundle-export.ts says of what); a technician, or the machine's own import key. */
  bundleExport: '/panel/bundle',
  /** What the same query would write, and the rooms that it may name; a technician, or the machine's own import key. */
  bundlePlan: '/panel/bundle/plan',
  bundleRooms: '/panel/bundle/rooms',
  /** An upload: begin, put each file by its path, commit. Panel session or the machine's own import key. */
  uploadBegin: '/library/uploads',
  uploadFile: '/library/uploads/:uploadId/files/*',
  uploadCommit: '/library/uploads/:uploadId/commit',
  uploadState: '/library/uploads/:uploadId',
  /** Proof that this is the hub whose import key the asker holds; anybody may ask. */
  importProof: '/library/proof/:nonce',
  board: '/board/',
  panel: '/panel/',
  phone: '/phone/',
  /** Short address of an invite: the phone page. */
  invite: '/i/:shortName',
} as const

/** What `health` answers to anybody. `mqttPort`: where the hub's own broker listens now. */
export interface HubHealth {
  readonly online: true
  readonly mqttPort?: number | undefined
}

/** Fills `:name` parts, encoded. */
export function fillRoute(route: string, parts: Record<string, string>): string {
  return route.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(parts[name] ?? missing(route, name)))
}

function missing(route: string, name: string): never {
  throw new Error(`${route} needs ${name}`)
}

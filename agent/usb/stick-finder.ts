/** A stick, as the system has put it into its tree. */
export interface FoundStick {
  /** Absolute path of its root. */
  readonly path: string
  /** As people named it; untrusted. */
  readonly label: string
}

/** Where sticks are now. Cheap: asked every two seconds, for ever. */
export interface StickFinder {
  find(): Promise<readonly FoundStick[]>
}

import type { FastifyInstance } from 'fastify'
import { panelArguments, teacherRequests, type PanelEvents, type PanelRequests } from '#shared/contract/panel'
import { routes } from '#shared/contract/routes'
import type { Access, SignedIn } from '../http/access'
import { carry, closeCodes, type Carrier } from '../http/carriers'
import type { Announcements } from './announcements'
import type { AuditLog } from './audit-log'
import { panelHandlers, type PanelOwners, type PanelPerson } from './panel-handlers'

interface Needs {
  readonly owners: PanelOwners
  readonly access: Access
  readonly audit: AuditLog
  readonly announcements: Announcements<PanelEvents>
  refused(what: string, reason: string): void
  report(problem: unknown): void
}

/** Requests that only look; everything else goes into the audit log. */
const looks: readonly (keyof PanelRequests)[] = [
  'readSession', 'readSchool', 'listDisplays', 'listEnrolments', 'listImports', 'listInvites', 'listNotices', 'listCommands', 'listRefusals',
  'listLessons', 'openLesson', 'findInLibrary', 'findNamed', 'readThing', 'listSources', 'testSource', 'listReports', 'listShelves', 'readTimetable', 'readBellStanding', 'previewTimetableFile',
  'readInviteHosts', 'listMeetings', 'readScreenTime', 'readHall', 'readBirthdays',
]
/** What they carry is in no log: passwords, children's names. */
const unrecorded: readonly string[] = ['changePassword', 'saveBirthdays'] satisfies (keyof PanelRequests)[]
const untilChanged: readonly (keyof PanelRequests)[] = ['readSession', 'changePassword']
/** Facts that are the technician's alone. */
const technicianEvents: readonly (keyof PanelEvents)[] = ['enrolmentsChanged', 'refused', 'sourceChanged', 'reportsChanged', 'shelvesChanged']

/** Whether a person in this standing may make the request. */
export function mayAsk({ role, mustChangePassword }: Pick<PanelPerson, 'role' | 'mustChangePassword'>, name: keyof PanelRequests): boolean {
  if (mustChangePassword) return untilChanged.includes(name)
  return role === 'technician' || teacherRequests.includes(name)
}

/** The panel over a WebSocket: rights are judged anew with every ask, and the connection ends with its session. */
export function panelCarrier(needs: Needs) {
  const { owners, access, announcements } = needs
  const open = new Map<Carrier<PanelEvents>, string>()
  owners.sessions.onEnd(hash => {
    for (const [carrier, session] of open) if (session === hash) carrier.close(closeCodes.signIn, 'signed out')
  })

  return async (server: FastifyInstance): Promise<void> => {
    server.get(routes.panelCarrier, { websocket: true }, (socket, request) => {
      const signedIn = access.signedIn(request)
      if (!signedIn) {
        socket.on('error', () => {})
        return socket.close(closeCodes.signIn, 'sign in')
      }
      const person = () => standingOf(owners, signedIn, request.ip)
      const handlers = recorded(needs, panelHandlers(owners, () => person() ?? gone()), signedIn.user)
      const carrier = carry<PanelRequests, PanelEvents>(socket, {
        schemas: panelArguments,
        handlers,
        isAllowed: name => {
          const now = person()
          if (!now) carrier.close(closeCodes.signIn, 'signed out')
          return now !== undefined && mayAsk(now, name)
        },
        report: fault => {
          const name = 'name' in fault ? fault.name : 'frame'
          if (fault.kind === 'failed') needs.report({ kind: 'ask-failed', name, error: fault.error })
          else needs.refused(`panel ${name.slice(0, 60)} by ${signedIn.user}`, fault.kind)
        },
      })
      open.set(carrier, signedIn.sessionHash)
      const following = announcements.follow((name, detail) => {
        const now = person()
        if (now && !now.mustChangePassword && (now.role === 'technician' || !technicianEvents.includes(name))) carrier.announce(name, detail)
      })
      socket.once('close', () => {
        open.delete(carrier)
        void following.dispose()
      })
    })
  }
}

function standingOf({ people, sessions }: PanelOwners, { user, sessionHash }: SignedIn, address: string): PanelPerson | undefined {
  const person = sessions.holds(sessionHash) ? people.find(user) : undefined
  return person && { user, role: person.role, mustChangePassword: person.mustChangePassword, sessionHash, address }
}

/** The same handlers, leaving a line in the audit log for everything that changes something. */
function recorded(needs: Needs, handlers: ReturnType<typeof panelHandlers>, user: string): ReturnType<typeof panelHandlers> {
  const entries = Object.entries(handlers).map(([name, handler]) => [
    name,
    looks.includes(name as keyof PanelRequests)
      ? handler
      : async (...args: unknown[]) => {
          const result = await (handler as (...given: unknown[]) => unknown)(...args)
          const isDone = (result as { ok: boolean }).ok
          needs.audit.record(user, isDone ? name : `${name} (refused)`, unrecorded.includes(name) ? '' : JSON.stringify(args))
          return result
        },
  ])
  return Object.fromEntries(entries) as ReturnType<typeof panelHandlers>
}

function gone(): never {
  throw new Error('the session ended while the request ran')
}

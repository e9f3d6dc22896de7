import type { Handlers } from '#shared/contract/carrier'
import type { PanelReportRequests } from '#shared/contract/material-reports'
import { failure, success } from '#shared/result'
import type { ReportStore } from './report-store'

/** Answers the panel about faults in materials. */
export function reportHandlers(reports: ReportStore, person: () => { readonly user: string }): Handlers<PanelReportRequests> {
  return {
    listReports: state => reports.groups(state),
    handleReports: async (ids, isHandled) => ((await reports.handle(ids, isHandled ? person().user : undefined)) ? success(null) : failure({ kind: 'unknown' })),
  }
}

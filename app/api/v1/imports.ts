import { imports as contract } from '@/lib/contract/imports'
import { bind, bindPrepared } from '@/lib/http/bind'
import { bindDownload } from '@/lib/http/bind-download'
import { bindEvents } from '@/lib/http/bind-events'
import { bindUpload } from '@/lib/http/bind-upload'
import { confirmImport } from '@/lib/services/imports/confirm-import'
import { downloadReport } from '@/lib/services/imports/download-report'
import { cancelImport, findImport, listImports } from '@/lib/services/imports/imports'
import { receiveImport } from '@/lib/services/imports/receive-import'
import { createTextImport, inspectText } from '@/lib/services/imports/text-import'
import { undoImport } from '@/lib/services/imports/undo-import'
import { watchImport } from '@/lib/services/imports/watch'

export const imports = [
  bindUpload(contract.create, (fields) => fields, receiveImport),
  bindPrepared(contract.createFromText, inspectText, createTextImport),
  bind(contract.list, listImports),
  bind(contract.find, findImport),
  bindEvents(contract.events, 'import', watchImport),
  bind(contract.cancel, cancelImport),
  bind(contract.confirm, confirmImport),
  bind(contract.undo, undoImport),
  bindDownload(contract.report, downloadReport),
] as const

import { uploads as contract } from '@/lib/contract/uploads'
import type { ApiContext } from '@/lib/http/api-context'
import { bind } from '@/lib/http/bind'
import { bindTus } from '@/lib/http/bind-tus'
import { findUpload } from '@/lib/services/uploads/uploads'

const [, sendState] = bind(contract.find, findUpload)
const [, sendOffset] = bindTus(contract.find)

export const uploads = [
  bindTus(contract.create),
  // HEAD is part of tus: the number of received bytes. GET is our own: the state of the upload.
  [contract.find, (c: ApiContext) => (c.req.method === 'HEAD' ? sendOffset(c) : sendState(c))],
  bindTus(contract.append),
  bindTus(contract.cancel),
] as const

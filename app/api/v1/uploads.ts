import { uploads as contract } from '@/lib/contract/uploads'
import type { ApiContext } from '@/lib/http/api-context'
import { bind } from '@/lib/http/bind'
import { bindTus } from '@/lib/http/bind-tus'
import { findUpload } from '@/lib/services/uploads/uploads'

const status = bind(contract.find, findUpload)
const offset = bindTus(contract.find)

export const uploads = [
  [contract.create, bindTus(contract.create)],
  // HEAD is tus: how many bytes have arrived. GET is our own: the state of the upload.
  [contract.find, (c: ApiContext) => (c.req.method === 'HEAD' ? offset(c) : status(c))],
  [contract.append, bindTus(contract.append)],
  [contract.cancel, bindTus(contract.cancel)],
] as const

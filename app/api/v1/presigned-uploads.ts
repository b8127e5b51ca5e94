import { presignedUploads as contract } from '@/lib/contract/presigned-uploads'
import { bind } from '@/lib/http/bind'
import { completeUpload, presignUpload } from '@/lib/services/uploads/presigned-uploads'

export const presignedUploads = [
  [contract.create, bind(contract.create, presignUpload)],
  [contract.complete, bind(contract.complete, completeUpload)],
] as const

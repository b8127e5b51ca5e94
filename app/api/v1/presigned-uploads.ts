import { presignedUploads as contract } from '@/lib/contract/presigned-uploads'
import { bind } from '@/lib/http/bind'
import { completeUpload, presignUpload } from '@/lib/services/uploads/presigned-uploads'

export const presignedUploads = [
  bind(contract.create, presignUpload),
  bind(contract.complete, completeUpload),
] as const

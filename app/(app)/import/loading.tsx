import { ImportSkeleton } from '@/components/imports/import-skeleton'

export default ImportSkeleton

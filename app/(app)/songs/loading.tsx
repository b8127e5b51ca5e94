import { SongsSkeleton } from '@/components/songs/songs-skeleton'

export default SongsSkeleton

import { LikedSkeleton } from '@/components/liked/liked-skeleton'

export default LikedSkeleton

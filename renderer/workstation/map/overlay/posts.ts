import type { Agency, AgencyPost } from '../../../../shared/domain/agency.ts';
import type { Point } from '../../../../shared/domain/incident.ts';
import { bearing, distance, type Wind, windOf } from '../../../../shared/place/bearing.ts';
import type { Shown } from './diff.ts';

/** Posts and hospitals that the administrator has entered, of the agencies that are in use. */
export const postsOf = (agencies: readonly Agency[]): AgencyPost[] =>
  agencies.flatMap((agency) => (agency.enabled ? (agency.posts ?? []) : []));

export const postFeatures = (posts: readonly AgencyPost[]): Shown[] =>
  posts.map((post, index) => {
    const id = `post-${index}`;
    return {
      type: 'Feature',
      id,
      properties: { id, kind: post.kind, name: post.name },
      geometry: { type: 'Point', coordinates: [post.lon, post.lat] },
    };
  });

export interface Near {
  post: AgencyPost;
  /** Metres, as the crow flies. */
  away: number;
  /** Where the incident lies as seen from the post. */
  wind: Wind;
}

/** The nearest posts, the nearest first. */
export const nearest = (posts: readonly AgencyPost[], point: Point, count: number): Near[] =>
  posts
    .map((post) => ({ post, away: distance(post, point), wind: windOf(bearing(post, point)) }))
    .sort((a, b) => a.away - b.away)
    .slice(0, count);

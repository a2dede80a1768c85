/** The shapes of a grown-up face. A child's face grows into them. */
export type FaceShape = 'oval' | 'round' | 'long' | 'square' | 'heart' | 'broad';

/** Half width and half height in units of the drawing; cheeks, jaw and chin relative to the half width. */
export interface FaceMeasures {
  halfWidth: number;
  halfHeight: number;
  cheek: number;
  jaw: number;
  chin: number;
}

export const faceShapes: Record<FaceShape, FaceMeasures> = {
  oval: { halfWidth: 62, halfHeight: 92, cheek: 0.94, jaw: 0.79, chin: 0.36 },
  round: { halfWidth: 66, halfHeight: 88, cheek: 0.98, jaw: 0.86, chin: 0.42 },
  long: { halfWidth: 58.5, halfHeight: 97, cheek: 0.94, jaw: 0.81, chin: 0.4 },
  square: { halfWidth: 63, halfHeight: 92, cheek: 0.96, jaw: 0.88, chin: 0.5 },
  heart: { halfWidth: 63, halfHeight: 91, cheek: 0.92, jaw: 0.72, chin: 0.3 },
  broad: { halfWidth: 67.5, halfHeight: 90, cheek: 1, jaw: 0.82, chin: 0.4 },
};

/** The letter grades of Kazakhstan's universities, by points out of a hundred. */

export interface Grade {
  letter: string;
  /** What the letter counts in a grade point average, at most 4. */
  value: number;
  /** The grade in words, bilingual `kk/ru`. */
  words: string;
}

const excellent = 'Өте жақсы/Отлично';
const good = 'Жақсы/Хорошо';
const satisfactory = 'Қанағаттанарлық/Удовлетворительно';

/** The lowest points of each grade, best first. Below the last nobody passes. */
const grades: ReadonlyArray<Grade & { from: number }> = [
  { from: 95, letter: 'A', value: 4, words: excellent },
  { from: 90, letter: 'A-', value: 3.67, words: excellent },
  { from: 85, letter: 'B+', value: 3.33, words: good },
  { from: 80, letter: 'B', value: 3, words: good },
  { from: 75, letter: 'B-', value: 2.67, words: good },
  { from: 70, letter: 'C+', value: 2.33, words: good },
  { from: 65, letter: 'C', value: 2, words: satisfactory },
  { from: 60, letter: 'C-', value: 1.67, words: satisfactory },
  { from: 55, letter: 'D+', value: 1.33, words: satisfactory },
  { from: 50, letter: 'D', value: 1, words: satisfactory },
];

export function gradeOf(points: number): Grade {
  const { from: _, ...grade } = grades.find(({ from }) => points >= from) ?? {
    from: 0,
    letter: 'F',
    value: 0,
    words: 'Қанағаттанарлықсыз/Неудовлетворительно',
  };
  return grade;
}

/** Weighted by credits, to two decimals. */
export function gradePointAverage(subjects: ReadonlyArray<{ credits: number; points: number }>): number {
  const credits = subjects.reduce((sum, subject) => sum + subject.credits, 0);
  const earned = subjects.reduce((sum, subject) => sum + subject.credits * gradeOf(subject.points).value, 0);
  return credits === 0 ? 0 : Math.round((earned / credits) * 100) / 100;
}

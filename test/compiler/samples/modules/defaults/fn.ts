export default function (n: number) { return n * 2 }; export const own = () => "own"

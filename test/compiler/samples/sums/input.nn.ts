const w = [value(1), value(2)]
const act = nn.dot(w, [3, 4], value(5))
const total = nn.sum(w.map((x) => x * act))
const list: number[] = [...w]
console.log(nn.dot(list, list), nn?.sum(w))

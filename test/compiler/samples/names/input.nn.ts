const $ = value(1), $add = $ * 2, $$s = 3
function f($top: number, π = $add) {
  return $top * π + $$s
}
const 损失 = f($)
const emoji = '😀'.length + $

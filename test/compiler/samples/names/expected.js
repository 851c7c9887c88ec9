(function($$$add,$$$at,$$$enter,$$$leave,$$$mul,$$$name,$$$top,$$$value){"use strict";$$$at(1);const $ = $$$top(0,$$$value(3,1)), $add = $$$top(1,$$$mul($ , 2,4)), $$s = 3
function f($top        , π = $$$name($add,6)) {const $$$s=$$$enter(5);try{
  return $$$add($$$mul($top , π,8) , $$s,7)
}finally{$$$leave($$$s)}}
$$$at(9);const 损失 = $$$top(2,$$$name(f($),10))
$$$at(11);const emoji = $$$top(3,$$$add('😀'.length , $,12))
})

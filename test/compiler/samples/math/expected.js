(function($at,$enter,$key,$leave,$math,$math1,$math2,$mathFn,$method,$name,$num,$top,$unary,$value,$valueMaker,Array,Float64Array,Math,console){"use strict";let $t1,$t2,$t3,$t4,$t5,$t6,$t7;$at(1);const x = $top(0,$value(2,0.5))
$at(3);const a = $top(1,$math1(7,'tanh',x)), b = $top(2,$math2(8,'pow',x, 2)), c = $top(3,$math(9,'max',x, a, b)), d = $top(4,$math(10,'max',...[x, a]))
$at(11);const e = $top(5,$method($method($unary($unary(x,'tanh',15),'exp',14),'pow',13,2),'max',12,a))
$at(16);const f = $top(6,$name([a, b].map($mathFn(18,'exp')),17)), g = Math.floor(x) + Math.PI, h = Math.sqrt(2)
$at(19);const i = $top(7,(($t1=x)==null?void 0:$unary($t1,'tanh',22))), j = $top(8,(($t2=maybe(x))==null?void 0:($t3=$unary($t2,'exp',23))==null?void 0:$unary($t3,'log',24))), k = $top(9,(($t5=maybe(x))==null?void 0:($t6=$t5.w)==null?void 0:($t7=($t4=$t6[0]).relu)==null?void 0:$method($t7.call($t4),'pow',25,2)))
$at(26);const l = $top(10,$name([1, 2].map($valueMaker(28)),27))
$at(29);const m = $top(11,new Array($num(x))), n = $top(12,new Float64Array(2)), o = $top(13,$name([a][$key(x)],32))
$at(33);console.log($mathFn(34,'log'), Math.random())
function maybe(y     ) {const $s=$enter(35);try{
  return y
}finally{$leave($s)}}
})
